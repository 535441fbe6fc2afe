namespace PerSense.Engine.Stages.Labelling;

/// <summary>How a class label is read out of a vision-language model's sentence. A closed choice.</summary>
public enum LabelRule
{
    /// <summary>The noun phrase that the sentence names the object by: <c>It is a red potato on a table.</c> gives <c>red potato</c>.</summary>
    NounPhrase,

    /// <summary>The last word without full stops, whatever it is (released code).</summary>
    LastWord,
}
