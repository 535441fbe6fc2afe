using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using PerSense.Web;

namespace PerSense.Tests.Web;

public sealed class StartFaultTests
{
    [Fact]
    public void An_address_in_use_says_which_one_and_how_to_choose_another()
    {
        var fault = new IOException("Failed to bind to address http://127.0.0.1:5080: address already in use.", new AddressInUseException("in use"));

        Assert.Equal(
            "Failed to bind to address http://127.0.0.1:5080: address already in use. Stop the other program, or choose another port with --port.",
            StartFault.Explain(fault));
    }

    [Fact]
    public void Every_faulty_setting_gets_a_line_of_its_own()
    {
        var fault = new AggregateException(new OptionsValidationException("", typeof(object), ["first", "second"]));

        Assert.Equal($"first{Environment.NewLine}second", StartFault.Explain(fault));
    }

    [Fact]
    public void A_fault_of_the_program_keeps_its_stack_trace() => Assert.Null(StartFault.Explain(new InvalidOperationException("unexpected")));
}
