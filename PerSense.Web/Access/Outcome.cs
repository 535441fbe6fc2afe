namespace PerSense.Web.Access;

/// <summary>What a command answers: a value, or a refusal with a sentence for the person.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public bool IsDone => this is Done;

    /// <summary>The refusal, or null when it went well.</summary>
    public Refusal? Refusal => (this as Refused)?.Why;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);

    /// <summary>Answers by the case.</summary>
    public TAnswer Match<TAnswer>(Func<T, TAnswer> done, Func<Refusal, TAnswer> refused) => this switch
    {
        Done(var value) => done(value),
        Refused(var why) => refused(why),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Why) : Outcome<T>;
}
