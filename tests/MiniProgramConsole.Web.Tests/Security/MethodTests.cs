using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>Requests every address with every method.</summary>
public sealed class MethodTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRoute_RequestedWithAnotherMethod_ListsItsMethods()
    {
        await using var host = await StartAsync();
        var visitor = host.NewVisitor();
        var taken = Taken(host);
        Assert.True(taken.Count > 60, $"The walk found {taken.Count} addresses only.");
        Assert.Contains("/health", taken.Keys);
        Assert.Contains(taken.Keys, address => address.EndsWith(".css", StringComparison.Ordinal));
        var wrong = new List<string>();
        foreach (var (address, methods) in taken)
        {
            foreach (var method in Methods.Except(methods))
            {
                var answer = await SendAsync(visitor, method, address);
                var allow = string.Join(", ", answer.Response.Content.Headers.Allow.Order());
                if (answer.Status != HttpStatusCode.MethodNotAllowed || allow != string.Join(", ", methods.Order())
                    || answer.Heading != "This address can't be opened like this")
                {
                    wrong.Add($"{method} {address}: {(int)answer.Status}, Allow: {allow}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(50)));
    }

    [Fact]
    public async Task EveryPage_RequestedWithHead_AnswersAsToGetWithoutABody()
    {
        await using var host = await StartAsync();
        var taken = Taken(host);
        Assert.Empty(taken.Where(route => route.Value.Contains("GET") != route.Value.Contains("HEAD")).Select(route => route.Key));

        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var data = new TestData(database, new TestTime());
        var owner = await data.PersonAsync();
        var workspace = await data.WorkspaceAsync(owner);
        await using var process = await ConsoleProcess.StartAsync(database);
        var (visitor, nobody) = (process.NewVisitor(), process.NewVisitor());
        await visitor.SignInAsync(owner);
        var list = CreateForm.ListAddress(workspace);
        foreach (var address in new[] { "/workspaces", list, $"{list}/export.csv", $"{list}/export.json", "/health", "/", "/nowhere",
            "/workspaces?x=1" })
        {
            foreach (var (who, asks) in new[] { ("owner", visitor), ("nobody", nobody) })
            {
                var get = await asks.GetAsync(address);
                var head = await SendAsync(asks, "HEAD", address);

                Assert.Equal((who, address, get.Status, get.Location, ""), (who, address, head.Status, head.Location, head.Body));
                Assert.Equal(get.Response.Content.Headers.ContentType?.ToString(), head.Response.Content.Headers.ContentType?.ToString());
                Assert.Equal(get.Response.Headers.CacheControl?.ToString(), head.Response.Headers.CacheControl?.ToString());
            }
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/workspaces/zzzzzzzzzzzz/nowhere")]
    [InlineData("/dist/nowhere.css")]
    public async Task UnknownAddress_RequestedWithEachMethod_Answers404(string address)
    {
        await using var host = await StartAsync();
        var visitor = host.NewVisitor();
        foreach (var method in Methods)
        {
            Assert.Equal((HttpStatusCode.NotFound, "Page not found"), await AnswerAsync(visitor, method, address));
        }
    }

    [Fact]
    public async Task WrongMethod_IsExplainedInTheReadersLanguage()
    {
        await using var host = await StartAsync();

        Assert.Equal("不能直接打开此地址", (await host.NewVisitor("zh-CN").GetAsync("/account/sign-out")).Heading);
    }

    // Published mode: otherwise the framework adds a route that matches anything that looks like a file.
    private static Task<ConsoleHost> StartAsync() =>
        ConsoleHost.StartWithAsync(Database.Sqlite, new() { ["ReloadStaticAssetsAtRuntime"] = "false" }, "Production");

    private static async Task<(HttpStatusCode Status, string Heading)> AnswerAsync(Visitor visitor, string method, string address)
    {
        var answer = await SendAsync(visitor, method, address);
        return (answer.Status, answer.Heading);
    }

    private static async Task<Page> SendAsync(Visitor visitor, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        return await Page.ReadAsync(await visitor.Client.SendAsync(request, Cancelled));
    }

    /// <summary>
    /// The methods that each address accepts, with placeholders for route values. Routes without a method restriction are left out.
    /// </summary>
    private static Dictionary<string, List<string>> Taken(ConsoleHost host)
    {
        var routes = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .Select(route => (Route: route, Address: AddressOf(route), route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods))
            .ToList();
        return routes.Select(route => route.Address).Distinct().ToDictionary(address => address, address => routes
            .Where(route => route.Address == address || MatchesLiteral(route.Route, address)).SelectMany(route => route.HttpMethods)
            .Distinct().ToList());
    }

    // A route with an unconstrained parameter also matches the literal segment of another route.
    private static bool MatchesLiteral(RouteEndpoint route, string address) =>
        route.RoutePattern.ParameterPolicies.Count == 0 && route.Matches(address);

    private static string AddressOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "aaaaaaaaaaaa"))));
}
