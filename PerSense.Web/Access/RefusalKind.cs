namespace PerSense.Web.Access;

public enum RefusalKind
{
    /// <summary>Not there, or not for this person: the two are not told apart.</summary>
    NotFound,

    /// <summary>There, but the person's role does not allow it.</summary>
    Forbidden,

    /// <summary>What was asked makes no sense.</summary>
    Invalid,

    /// <summary>The state of things does not allow it now.</summary>
    Conflict,
}
