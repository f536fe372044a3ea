using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting.Bodies;

/// <summary>Bodies that are too large or too slow, over real connections, whatever their headers claim.</summary>
public sealed class BodyBoundTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("POST", "/account/sign-in", "application/x-www-form-urlencoded", 413)]
    [InlineData("POST", "/account/sign-in", "multipart/form-data; boundary=b", 413)]
    [InlineData("POST", "/account/register", "application/x-www-form-urlencoded", 413)]
    [InlineData("POST", "/no-such-page", "application/x-www-form-urlencoded", 413)]
    [InlineData("POST", "/health", "application/x-www-form-urlencoded", 413)]
    [InlineData("POST", "/error/404", "application/x-www-form-urlencoded", 413)]
    [InlineData("GET", "/favicon.svg", "application/x-www-form-urlencoded", 413)]
    [InlineData("POST", "/workspaces/zzzzzzzzzzzz/settings/name", "application/x-www-form-urlencoded", 302)]
    [InlineData("POST", "/account/sign-in", "text/plain", 400)]
    [InlineData("PUT", "/no-such-page", "text/plain", 405)]
    [InlineData("POST", "/health", "text/plain", 405)]
    public async Task ChunkedBody_OverTheBound_IsReadOnlyUpToItAndTheConnectionCloses(string method, string path, string kind, int status)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var console = await ConsoleProcess.StartAsync(database);
        using var connection = await RawConnection.OpenAsync(console.Address, Head(method, path, kind, "Transfer-Encoding: chunked"));
        var answer = connection.ReadToEndAsync();

        var sent = await connection.SendAllAsync(Enumerable.Repeat($"400\r\n{new string('x', 1024)}\r\n", 24 * 1024));

        Assert.StartsWith($"HTTP/1.1 {status} ", await answer, StringComparison.Ordinal);
        // The rest is in the system's buffers and never read. The server holds no more than BodyBounds allows.
        Assert.InRange(sent, 1, 8 * Megabyte);
        Assert.Equal(HttpStatusCode.OK, (await console.NewVisitor().GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Server_Limits_MatchTheBounds()
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);

        var limits = host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal((64 * 1024, 64 * 1024), (limits.MaxRequestBodySize, limits.MaxRequestBufferSize));
        Assert.Equal(
            (2048d, TimeSpan.FromSeconds(10)), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod));
        var times = host.Services.GetRequiredService<BodyTimes>();
        Assert.Equal((60, 300), (times.Form.TotalSeconds, times.Upload.TotalSeconds));
    }

    [Fact]
    public async Task Client_ThatKeepsSendingAfterTheAnswer_IsCutOffWithinASecond()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var console = await ConsoleProcess.StartAsync(database);
        using var connection = await RawConnection.OpenAsync(
            console.Address, Head("POST", "/account/sign-in", "application/x-www-form-urlencoded", $"Content-Length: {12 * Megabyte}"));
        var answer = connection.ReadToEndAsync();

        var sent = await connection.SendAllAsync(Enumerable.Repeat(new string('x', 1024), 100), TimeSpan.FromMilliseconds(50));

        Assert.StartsWith("HTTP/1.1 413 ", await answer, StringComparison.Ordinal);
        Assert.InRange(sent, 0, 64 * 1024);
    }

    [Theory]
    [InlineData("/account/sign-in", "You can send at most 64 KB without signing in.")]
    [InlineData("/no-such-page", "You can send at most 64 KB without signing in.")]
    public async Task DeclaredBody_OverTheBound_IsRefusedBeforeItArrives(string path, string words)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var console = await ConsoleProcess.StartAsync(database);
        using var connection = await RawConnection.OpenAsync(
            console.Address, Head("POST", path, "application/x-www-form-urlencoded", $"Content-Length: {BodyBounds.MaxAnonymous + 1}"));

        var answer = await connection.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrippingBody_IsCutOffSoonAfterTenSeconds()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var console = await ConsoleProcess.StartAsync(database);
        using var connection = await RawConnection.OpenAsync(
            console.Address, Head("POST", "/account/sign-in", "application/x-www-form-urlencoded", "Content-Length: 60000"));
        var clock = Stopwatch.StartNew();

        var dripping = connection.SendAllAsync(Enumerable.Repeat(new string('x', 100), 100), TimeSpan.FromMilliseconds(500));
        var answer = await connection.ReadToEndAsync();

        Assert.InRange(clock.Elapsed.TotalSeconds, 9, 20);
        AssertTooSlow(answer);
        Assert.InRange(await dripping, 1, 60_000);
    }

    [Fact]
    public async Task EndlessBody_IsCutOffWhenItsTimeIsUp()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var console = await ConsoleProcess.StartAsync(database, new() { ["Bodies__Seconds"] = "2" });
        using var connection = await RawConnection.OpenAsync(
            console.Address, Head("POST", "/account/sign-in", "application/x-www-form-urlencoded", "Transfer-Encoding: chunked"));
        var clock = Stopwatch.StartNew();

        var dripping = connection.SendAllAsync(
            Enumerable.Repeat($"200\r\n{new string('x', 512)}\r\n", 100), TimeSpan.FromMilliseconds(200));
        var answer = await connection.ReadToEndAsync();

        Assert.InRange(clock.Elapsed.TotalSeconds, 1.5, 8);
        AssertTooSlow(answer);
        Assert.InRange(await dripping, 1, BodyBounds.MaxAnonymous);
    }

    [Fact]
    public async Task ChunkedForms_WithAnActiveAndAnEndedSession_HaveTheirOwnBounds()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var data = new TestData(database, new TestTime());
        var owner = await data.PersonAsync();
        var workspace = await data.WorkspaceAsync(owner);
        await using var console = await ConsoleProcess.StartAsync(database);
        var visitor = console.NewVisitor();
        await visitor.SignInAsync(owner);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs").GetAttribute("action")!;

        var signedIn = await visitor.Client.SendAsync(Chunked(form, 2 * Megabyte), TestContext.Current.CancellationToken);
        await using (var context = database.NewContext())
        {
            await context.Sessions.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        var kept = await visitor.Client.SendAsync(Chunked(form, 300 * 1024), TestContext.Current.CancellationToken);
        var unstamped = await visitor.Client.SendAsync(Chunked(form.Split('?')[0], 300 * 1024), TestContext.Current.CancellationToken);
        var tooMuch = await visitor.Client.SendAsync(Chunked(form, 600 * 1024), TestContext.Current.CancellationToken);

        // Read to the end, then refused because the antiforgery token is missing.
        Assert.Equal(HttpStatusCode.BadRequest, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unstamped.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooMuch.StatusCode);
    }

    private static HttpRequestMessage Chunked(string address, int bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent([.. "Description="u8, .. Enumerable.Repeat((byte)'x', bytes)]),
            Headers = { TransferEncodingChunked = true },
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return request;
    }

    private static void AssertTooSlow(string answer)
    {
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Contains("The request took too long to arrive", answer, StringComparison.Ordinal);
    }

    private static string Head(string method, string path, string kind, string length) =>
        $"{method} {path} HTTP/1.1\nHost: localhost\nAccept-Language: en\nSec-Fetch-Site: cross-site\nContent-Type: {kind}\n{length}\n\n";
}
