using MiniProgramConsole.Web.Features.Shared;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Sessions;

public sealed class BrowserNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15", "Safari", "macOS")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox", "macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1", "Chrome", "iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; 2410DPN6CC) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.60", "WeChat", "Android")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome", "ChromeOS")]
    [InlineData("Firefox/145.0", "Firefox", null)]
    [InlineData("curl/8.5.0", "curl/8.5.0", null)]
    public void Of_ABrowser_IsWhatPeopleCallIt(string userAgent, string name, string? system) =>
        Assert.Equal(new BrowserName(name, system), BrowserName.Of(userAgent));

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public void Of_NoUserAgent_IsNull(string? userAgent) => Assert.Null(BrowserName.Of(userAgent));

    [Fact]
    public void Of_ALongUnknownUserAgent_IsTruncated() =>
        Assert.Equal(new BrowserName(new string('x', 60) + "…", null), BrowserName.Of(new string('x', 256)));
}
