using System.Collections.Concurrent;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>
/// Sends every route what no browser sends, as every kind of person, over real connections. Nothing may change, and no server error may
/// occur.
/// </summary>
public sealed class RawRouteTests(ITestOutputHelper output)
{
    private const int Kilobyte = 1024;
    private const int AtOnce = 32;

    private static readonly string[] Members = ["stranger", "developer", "program developer", "program admin", "master", "owner"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];

    private static readonly (string Method, string Path)[] NoRoutes =
        [("GET", "/nowhere"), ("POST", "/nowhere"), ("GET", "/health"), ("POST", "/health"), ("GET", "/favicon.ico")];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRoute_WithADeclaredLengthThatIsTooLarge_CausesNoServerErrorAndChangesNothing() =>
        AssertRefused(await WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "10737418240")]) { Pieces = [.. Enumerable
            .Repeat(new string('x', 4 * Kilobyte), 25)] }]));

    [Fact]
    public async Task EveryRoute_WithAChunkedBody_CausesNoServerErrorAndChangesNothing() =>
        AssertRefused(await WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Transfer-Encoding", "chunked")]) { Pieces = Chunks(sender.Body(100 * Kilobyte)) }]));

    [Fact]
    public Task EveryRoute_WithADrippingBody_CausesNoServerErrorAndChangesNothing() => WalkAsync(
        (method, path, sender) =>
        [
            new(method, path, [.. sender.Headers, ("Content-Length", "1000")])
            {
                Pieces = [.. sender.Body(1000).Select(character => $"{character}")],
                Pause = TimeSpan.FromSeconds(0.5),
            },
        ],
        atOnce: int.MaxValue);

    [Fact]
    public Task EveryRoute_WithATruncatedBody_CausesNoServerErrorAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "1000")]) { Pieces = [sender.Body(200)], Closes = true }]);

    [Fact]
    public Task EveryRoute_WithTwoLengths_CausesNoServerErrorAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "5"), ("Transfer-Encoding", "chunked")]) { Pieces = Chunks(sender
            .Body(200)) }]);

    [Fact]
    public Task EveryRoute_RequestedWithEachMethod_CausesNoServerErrorAndChangesNothing() => WalkAsync((_, path, sender) =>
        Methods.Select(method => new RawRequest(method, path, [.. sender.Headers, ("Content-Length", "0")])));

    [Fact]
    public Task EveryRoute_RequestedRepeatedly_CausesNoServerErrorAndChangesNothing() => WalkAsync((method, path, sender) =>
        Enumerable.Repeat(
            new RawRequest(method, path, [.. sender.Headers, ("Content-Length", $"{sender.Body(0).Length}")]) { Pieces = [sender.Body(0)] },
            3));

    private async Task<IReadOnlyList<Answer>> WalkAsync(Func<string, string, Sender, IEnumerable<RawRequest>> attack, int atOnce = AtOnce)
    {
        await using var host = await ConsoleHost.StartOnAnAddressAsync(Database.Sqlite);
        var team = await Team.OnAsync(host);
        await team.AddAsync("bystander", "He Ping", WorkspaceRole.Developer, null);
        await team.AddStrangerAsync("stranger");
        var invitation = await team.AddInvitedAsync("invited");
        var senders = new List<Sender> { await Sender.OfAsync("nobody", host.NewVisitor(), "/account/sign-in") };
        foreach (var kind in Members)
        {
            senders.Add(await Sender.OfAsync(kind, team[kind], "/workspaces"));
        }

        // Signing out needs only the token, so it would take effect.
        var requests = EveryRoute.Of(host).Where(route => route.Route.RoutePattern.RawText != "account/sign-out")
            .Select(route => (route.Method, Path: EveryRoute.AddressOf(team, invitation, route.Route))).Concat(NoRoutes)
            .SelectMany(route => senders.Select(sender => (sender, Requests: attack(route.Method, route.Path, sender)))).ToList();
        var before = await ChangingState.ReadAsync(host);
        var answers = await SendAsync(host, requests, Math.Min(atOnce, requests.Count));

        output.WriteLine(string.Join(", ", answers.CountBy(answer => answer.Status).OrderBy(count => count.Key).Select(count => $"{count.Value} × {count.Key}")));
        Assert.Equal([], answers.Where(answer => answer.Status is 0 or >= 500).Select(answer => $"{answer}"));
        Assert.Equal([], (await ChangingState.ReadAsync(host)).ChangedSince(before));
        Assert.Equal([], host.Log.Errors);
        return answers;
    }

    // People who aren't signed in must be refused or redirected to sign-in.
    private static void AssertRefused(IReadOnlyList<Answer> answers) => Assert.Equal(
        [], answers.Where(answer => answer is { Kind: "nobody", Status: not (302 or 404 or 405 or 413) }).Select(answer => $"{answer}"));

    /// <summary>
    /// Status 0 means that the connection was closed without an answer; 1 means that the sender had closed its side first.
    /// </summary>
    private static async Task<IReadOnlyList<Answer>> SendAsync(
        ConsoleHost host, IReadOnlyList<(Sender Sender, IEnumerable<RawRequest> Requests)> all, int atOnce)
    {
        var answers = new ConcurrentQueue<Answer>();
        await Parallel
            .ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Cancelled }, async (one, _) =>
        {
            foreach (var request in one.Requests)
            {
                var status = await request.SendAsync(host.Address);
                answers.Enqueue(new(one.Sender.Kind, $"{request.Method} {request.Path}", status ?? (request.Closes ? 1 : 0)));
            }
        });
        return [.. answers];
    }

    private static List<string> Chunks(string body) =>
        [.. body.Chunk(4 * Kilobyte).Select(part => $"{part.Length:x}\r\n{new string(part)}\r\n"), "0\r\n\r\n"];

    private sealed record Answer(string Kind, string Request, int Status);

    private sealed record Sender(string Kind, string Token, (string Name, string Value)[] Headers)
    {
        public static async Task<Sender> OfAsync(string kind, Visitor visitor, string page)
        {
            await visitor.GetAsync(page);
            var shown = await visitor.GetAsync(page);
            return new(
                kind,
                shown.Token,
                [("Cookie", string.Join("; ", shown.Response.RequestMessage!.Headers.GetValues("Cookie"))),
                    ("Content-Type", "application/x-www-form-urlencoded")]);
        }

        /// <summary>A form with the antiforgery token, padded to the given length.</summary>
        public string Body(int length) => $"__RequestVerificationToken={Token}&filler=".PadRight(length, 'x');
    }
}
