namespace PerSense.Tests.Cli;

public class CommandLineTests
{
    private readonly TestConsole _console = new();

    [Fact]
    public async Task Without_arguments_the_application_is_served()
    {
        var outcome = await _console.RunAsync();

        Assert.Empty(outcome.HostArguments!);
    }

    [Fact]
    public async Task Configuration_without_a_verb_goes_to_the_application_untouched()
    {
        var outcome = await _console.RunAsync("--environment=Development", "--Some:Key", "value");

        Assert.Equal(["--environment=Development", "--Some:Key", "value"], outcome.HostArguments!);
    }

    [Fact]
    public async Task Serve_turns_its_options_into_configuration()
    {
        var outcome = await _console.RunAsync("serve", "--port", "8123", "--data", "/tmp/persense-data");

        Assert.Equal(["--urls=http://127.0.0.1:8123", "--PerSense:DataFolder=/tmp/persense-data"], outcome.HostArguments!);
    }

    [Fact]
    public async Task Serve_refuses_a_port_together_with_addresses()
    {
        var outcome = await _console.RunAsync("serve", "--port", "8123", "--urls", "http://localhost:1");

        Assert.Null(outcome.HostArguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("error: --port and --urls say the same thing twice; give one of them.", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("http")]
    public async Task Serve_refuses_a_port_that_cannot_exist(string port)
    {
        var outcome = await _console.RunAsync("serve", "--port", port);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"--port must be a whole number from 0 to 65535, not '{port}'.", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_bad_usage_and_points_to_the_help()
    {
        var outcome = await _console.RunAsync("serv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'serv'", _console.Error, StringComparison.Ordinal);
        Assert.Contains("Add --help after", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_the_exit_codes()
    {
        var outcome = await _console.RunAsync("--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Null(outcome.HostArguments);
        Assert.Contains("serve", _console.Output, StringComparison.Ordinal);
        Assert.Contains("130 cancelled", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_serve_does_not_serve()
    {
        var outcome = await _console.RunAsync("serve", "--help");

        Assert.Null(outcome.HostArguments);
        Assert.Contains("--data <folder>", _console.Output, StringComparison.Ordinal);
    }
}
