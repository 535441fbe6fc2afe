namespace PerSense.Engine.Methods.Matcher;

/// <summary>What counts as one instance in a union of masks. A closed choice.</summary>
public enum MergedInstances
{
    /// <summary>Each connected part.</summary>
    ConnectedParts,

    /// <summary>The union as a whole (released code).</summary>
    Union,
}
