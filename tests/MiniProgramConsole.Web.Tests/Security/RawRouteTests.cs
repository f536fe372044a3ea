using System.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Commands;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>Every route is sent what no browser sends, by every kind of person, over real connections: it is no fault, and changes nothing.</summary>
public sealed class RawRouteTests(ITestOutputHelper output)
{
    private const int Kilobyte = 1024;
    private const int AtOnce = 32;

    private static readonly string[] Members = ["stranger", "developer", "program developer", "program admin", "master", "owner"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];

    private static readonly (string Method, string Path)[] NoRoutes =
        [("GET", "/nowhere"), ("POST", "/nowhere"), ("GET", "/health"), ("POST", "/health"), ("GET", "/favicon.ico")];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public Task EveryRoute_WithABodyThatSaysItIsTooLarge_IsNoFaultAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "10737418240")]) { Pieces = [sender.Body(100 * Kilobyte)] }]);

    [Fact]
    public Task EveryRoute_WithABodyInChunks_IsNoFaultAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Transfer-Encoding", "chunked")]) { Pieces = Chunks(sender.Body(100 * Kilobyte)) }]);

    [Fact]
    public Task EveryRoute_WithABodyThatDrips_IsNoFaultAndChangesNothing() => WalkAsync(
        (method, path, sender) =>
        [
            new(method, path, [.. sender.Headers, ("Content-Length", "1000")])
            {
                Pieces = [.. Enumerable.Range(0, 1000).Select(index => (ReadOnlyMemory<byte>)sender.Body(1000).AsMemory(index, 1))],
                Pause = TimeSpan.FromSeconds(0.5),
            },
        ],
        atOnce: int.MaxValue);

    [Fact]
    public Task EveryRoute_WithABodyThatIsCutShort_IsNoFaultAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "1000")]) { Pieces = [sender.Body(200)], Closes = true }]);

    [Fact]
    public Task EveryRoute_WithTwoLengths_IsNoFaultAndChangesNothing() => WalkAsync((method, path, sender) =>
        [new(method, path, [.. sender.Headers, ("Content-Length", "5"), ("Transfer-Encoding", "chunked")]) { Pieces = Chunks(sender.Body(200)) }]);

    [Fact]
    public Task EveryRoute_AskedByEachMethod_IsNoFaultAndChangesNothing() => WalkAsync((_, path, sender) =>
        Methods.Select(method => new RawRequest(method, path, [.. sender.Headers, ("Content-Length", "0")])));

    [Fact]
    public Task EveryRoute_AgainAndAgain_IsNoFaultAndChangesNothing() => WalkAsync((method, path, sender) =>
        Enumerable.Repeat(new RawRequest(method, path, [.. sender.Headers, ("Content-Length", $"{sender.Body(0).Length}")]) { Pieces = [sender.Body(0)] }, 3));

    private async Task WalkAsync(Func<string, string, Sender, IEnumerable<RawRequest>> attack, int atOnce = AtOnce)
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

        // Signing out needs nothing but its token, and has its effect.
        var requests = EveryRoute.Of(host).Where(route => route.Route.RoutePattern.RawText != "account/sign-out")
            .Select(route => (route.Method, Path: EveryRoute.AddressOf(team, invitation, route.Route))).Concat(NoRoutes)
            .SelectMany(route => senders.Select(sender => (sender, Requests: attack(route.Method, route.Path, sender)))).ToList();
        var before = await ChangingState.ReadAsync(host);
        var answers = await SendAsync(host, requests, Math.Min(atOnce, requests.Count));

        output.WriteLine(string.Join(", ", answers.CountBy(answer => answer.Status).OrderBy(count => count.Key).Select(count => $"{count.Value} × {count.Key}")));
        Assert.Equal([], answers.Where(answer => answer.Status is 0 or >= 500).Select(answer => $"{answer.What} answers {answer.Status}"));
        Assert.Equal([], (await ChangingState.ReadAsync(host)).ChangedSince(before));
        Assert.Equal([], host.Log.Errors);
    }

    /// <summary>Sends all; status 0 is a connection that was closed without an answer, 1 one whose sender had hung up before.</summary>
    private static async Task<IReadOnlyList<(string What, int Status)>> SendAsync(
        ConsoleHost host, IReadOnlyList<(Sender Sender, IEnumerable<RawRequest> Requests)> all, int atOnce)
    {
        var answers = new System.Collections.Concurrent.ConcurrentQueue<(string, int)>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(Patience);
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = patience.Token }, async (one, cancelled) =>
        {
            foreach (var request in one.Requests)
            {
                var answer = await request.SendAsync(host.Address, cancelled);
                answers.Enqueue(($"{one.Sender.Kind}: {request.Method} {request.Path}", answer?.Status ?? (request.Closes ? 1 : 0)));
            }
        });
        return [.. answers];
    }

    private static List<ReadOnlyMemory<byte>> Chunks(byte[] body) =>
    [
        .. body.Chunk(4 * Kilobyte).Select(part => (ReadOnlyMemory<byte>)(byte[])[.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]),
        "0\r\n\r\n"u8.ToArray(),
    ];

    /// <summary>Somebody with the cookies and the token of a browser.</summary>
    private sealed record Sender(string Kind, string Token, (string Name, string Value)[] Headers)
    {
        public static async Task<Sender> OfAsync(string kind, Visitor visitor, string page)
        {
            await visitor.GetAsync(page);
            var shown = await visitor.GetAsync(page);
            return new(
                kind,
                shown.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                [("Cookie", string.Join("; ", shown.Response.RequestMessage!.Headers.GetValues("Cookie"))), ("Content-Type", "application/x-www-form-urlencoded")]);
        }

        /// <summary>A form with the token and, up to a length, what no form has.</summary>
        public byte[] Body(int length) => Encoding.ASCII.GetBytes($"__RequestVerificationToken={Token}&filler=".PadRight(length, 'x'));
    }
}
