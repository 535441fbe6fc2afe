using Microsoft.Extensions.Options;

namespace PerSense.Tests.Web;

public class ConfigurationTests
{
    [Theory]
    [InlineData("PerSense:Uploads:MaxFileMegabytes", "0")]
    [InlineData("PerSense:Uploads:MaxMegapixels", "-1")]
    [InlineData("PerSense:Uploads:MaxFilesPerRequest", "0")]
    [InlineData("PerSense:Uploads:RequestsPerMinute", "0")]
    [InlineData("PerSense:Jobs:Workers", "0")]
    [InlineData("PerSense:Jobs:MaxWaitingPerPerson", "0")]
    [InlineData("PerSense:Accounts:MaxFailures", "0")]
    [InlineData("PerSense:Accounts:LockoutMinutes", "0")]
    [InlineData("PerSense:Accounts:SessionHours", "0")]
    [InlineData("PerSense:Accounts:PasswordLength", "4")]
    [InlineData("PerSense:Accounts:AttemptsPerMinute", "0")]
    [InlineData("PerSense:Engine:MaximumThreads", "-1")]
    [InlineData("PerSense:Engine:CudaProviderPath", "/no/such/library.so")]
    public void A_faulty_setting_stops_the_start_and_is_named(string key, string value)
    {
        using var folder = new TestFolder();
        using var host = new TestServerHost(folder, null, (key, value));

        var fault = Assert.Throws<OptionsValidationException>(() => host.Services);

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_section_is_reported_at_once()
    {
        using var folder = new TestFolder();
        using var host = new TestServerHost(folder, null, ("PerSense:Uploads:MaxFileMegabytes", "0"), ("PerSense:Uploads:MaxMegapixels", "0"));

        var fault = Assert.Throws<OptionsValidationException>(() => host.Services);

        Assert.Equal(2, fault.Failures.Count());
    }
}
