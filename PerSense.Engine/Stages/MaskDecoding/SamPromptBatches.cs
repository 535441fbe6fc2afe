namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Cuts prompts into runs of the network: neighbours of one layout, as many as memory allows.</summary>
internal static class SamPromptBatches
{
    /// <summary>The batches, in the order of the prompts.</summary>
    /// <param name="prompts">Any number of prompts.</param>
    /// <param name="most">Prompts of one batch, at least 1.</param>
    public static IEnumerable<IReadOnlyList<DecoderPrompt>> Of(IReadOnlyList<DecoderPrompt> prompts, int most)
    {
        for (var start = 0; start < prompts.Count;)
        {
            var layout = SamPromptLayout.Of(prompts[start]);
            var batch = prompts.Skip(start).Take(most).TakeWhile(prompt => SamPromptLayout.Of(prompt) == layout).ToList();
            start += batch.Count;
            yield return batch;
        }
    }
}
