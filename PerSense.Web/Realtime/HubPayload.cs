namespace PerSense.Web.Realtime;

/// <summary>What goes over the wire for a message; many instances go in parts, so that no part holds up the connection.</summary>
internal static class HubPayload
{
    private const int PartLength = 60_000;

    // The numbers of an instance beside its run lengths, as JSON.
    private const int ItemOverhead = 300;

    public static IEnumerable<object> Parts(JobMessage message) => message switch
    {
        JobMessage.Progress(var value) => [ProgressPayload.From(message, value)],
        JobMessage.Instances instances => Split(instances),
        _ => [message],
    };

    private static IEnumerable<JobMessage.Instances> Split(JobMessage.Instances message)
    {
        var part = new List<InstanceItem>();
        var length = 0;
        foreach (var item in message.Items)
        {
            var itemLength = item.Mask.Counts.Length + ItemOverhead;
            if (part.Count > 0 && length + itemLength > PartLength)
            {
                yield return message with { Items = part };
                (part, length) = ([], 0);
            }

            part.Add(item);
            length += itemLength;
        }

        if (part.Count > 0)
        {
            yield return message with { Items = part };
        }
    }
}
