using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MiniProgramConsole.Browser.Tests.Testing;

namespace MiniProgramConsole.Browser.Tests;

/// <summary>Needs a real connection: the client must see the answer while it is still sending.</summary>
public sealed partial class LargeBodyTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(7, false, HttpStatusCode.BadRequest, "The logo is 7168 KB. At most 256 KB are allowed.")]
    [InlineData(7, true, HttpStatusCode.BadRequest, "The logo is 7168 KB. At most 256 KB are allowed.")]
    [InlineData(20, false, HttpStatusCode.RequestEntityTooLarge, "At most 256 KB are allowed.")]
    [InlineData(60, false, HttpStatusCode.RequestEntityTooLarge, "At most 256 KB are allowed.")]
    [InlineData(60, true, HttpStatusCode.RequestEntityTooLarge, "You can send at most 8 MB at once.")]
    public async Task Post_LargeFile_ReceivesTheAnswer(int megabytes, bool chunked, HttpStatusCode status, string words)
    {
        await using var server = new ConsoleServer();
        using var client = await SignInAsync(server);
        var (address, token) = await OpenFormAsync(client);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(Guid.NewGuid().ToString()), "token" },
            { new StringContent("alipay-cn"), "LaunchTarget" },
            { new StringContent("晨光咖啡"), "Name" },
            { new ByteArrayContent(new byte[megabytes * Megabyte]), "LogoFile", "logo.png" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(status == HttpStatusCode.BadRequest, page.Contains("value=\"晨光咖啡\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_FortyMegabytesOfText_GetsA413PageAndTheServerKeepsRunning()
    {
        await using var server = new ConsoleServer();
        using var client = await SignInAsync(server);
        var (address, _) = await OpenFormAsync(client);
        using var text = new StringContent($"Description={new string('x', 40 * Megabyte)}");
        text.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        using var response = await client.PostAsync(address, text, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains(
            "3 of 10 used", await client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> SignInAsync(ConsoleServer server)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = server.Address };
        var page = await client.GetStringAsync("/account/sign-in", TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Email"] = "owner@demo.example",
            ["Password"] = Walk.Password,
        });
        using var response = await client.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);
        Assert.Equal("/workspaces", response.RequestMessage!.RequestUri!.AbsolutePath);
        return client;
    }

    private static async Task<(string Address, string Token)> OpenFormAsync(HttpClient client)
    {
        var picker = await client.GetStringAsync("/workspaces", TestContext.Current.CancellationToken);
        var address = ListAddress().Match(picker).Value;
        var form = await client.GetStringAsync($"{address}/new", TestContext.Current.CancellationToken);
        return (address, Token().Match(form[form.IndexOf("create-form", StringComparison.Ordinal)..]).Groups[1].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/workspaces/[a-z0-9]{12}/mini-programs")]
    private static partial Regex ListAddress();
}
