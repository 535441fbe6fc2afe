namespace PerSense.Web.Cli;

/// <summary>Where commands get methods from.</summary>
internal interface IMethodSource
{
    /// <summary>Loads the models of a method and binds them.</summary>
    /// <param name="choice">Which method, with which preset.</param>
    /// <returns>The method; the caller disposes it.</returns>
    /// <exception cref="CommandFault">There is no such method or preset, or its models cannot be loaded.</exception>
    OpenedMethod Open(MethodChoice choice);
}
