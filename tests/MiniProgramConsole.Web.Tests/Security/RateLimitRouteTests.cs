using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Web.Features.Errors;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Sessions;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;

namespace MiniProgramConsole.Web.Tests.Security;

public sealed class RateLimitRouteTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Fact]
    public async Task EveryChangingRouteThatNeedsNoSession_IsLimited()
    {
        var routes = (await ActionsAsync(await hosts.OnAsync(Database.Sqlite)))
            .Where(route => IsAnonymous(route) && IsChanging(route) && ActionOf(route).ControllerTypeInfo != typeof(ErrorsController))
            .ToList();

        Assert.True(routes.Count >= 10, $"Only {routes.Count} routes were found.");
        Assert.Empty(routes.Where(route => LimitOf(route)?.Limit != RateLimit.Anonymous).Select(route => route.DisplayName));
    }

    [Fact]
    public async Task EveryRouteThatTakesAFileOrKeepsAFormOrExports_IsLimited()
    {
        var routes = await ActionsAsync(await hosts.OnAsync(Database.Sqlite));
        var files = routes.Where(route => ActionOf(route).Parameters.Any(parameter => parameter.ParameterType == typeof(IFormFile)))
            .ToList();
        var kept = routes.Where(route => route.Metadata.GetMetadata<KeptWhenSignedOutAttribute>() is not null).ToList();
        var exports = routes.Where(route => ActionOf(route).ActionName.StartsWith("Export", StringComparison.Ordinal)).ToList();

        Assert.True(
            files.Count >= 5 && kept.Count >= 3 && exports.Count >= 4,
            $"Only {files.Count}, {kept.Count} and {exports.Count} routes were found.");
        Assert.Empty(files.Concat(kept).Where(route => LimitOf(route)?.Limit != RateLimit.Upload
            || route.Metadata.GetMetadata<TakesFileAttribute>() is null).Select(route => route.DisplayName));
        Assert.Empty(exports.Where(route => LimitOf(route)?.Limit != RateLimit.Export).Select(route => route.DisplayName));
    }

    [Fact]
    public async Task EveryAnonymousFormThatComesBack_PastTheLimit_WritesNothing()
    {
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartWithAsync(
            Database.Sqlite, new() { ["RateLimits:NetworkPerMinute"] = "1" }, interceptors: [recorder]);
        var visitor = host.NewVisitor();
        for (var tries = 0; tries < 2; tries++)
        {
            await visitor.TrySignInAsync("who@typed.example", "a wrong password");
        }

        foreach (var route in (await ActionsAsync(host))
            .Where(route => LimitOf(route) is { Limit: RateLimit.Anonymous, FormComesBack: true }))
        {
            var form = (await visitor.GetAsync("/account/sign-in")).Form("/account/sign-in");
            form.SetAttribute("action", $"/{route.RoutePattern.RawText}");
            var before = recorder.Commands.Count;

            var page = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["token"] = $"{Guid.NewGuid()}" });

            Assert.True(page.Status is (HttpStatusCode)429 or HttpStatusCode.NotFound, $"{route.DisplayName} answered {page.Status}.");
            Assert.DoesNotContain(recorder.Commands.Skip(before), command => command.Text.StartsWith("INSERT", StringComparison.Ordinal)
                || command.Text.StartsWith("UPDATE", StringComparison.Ordinal)
                    || command.Text.StartsWith("DELETE", StringComparison.Ordinal));
        }
    }

    private static Task<List<RouteEndpoint>> ActionsAsync(ConsoleHost host) => Task.FromResult(
        host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null).ToList());

    private static ControllerActionDescriptor ActionOf(RouteEndpoint route) => route.Metadata.GetMetadata<ControllerActionDescriptor>()!;

    private static RateLimitAttribute? LimitOf(RouteEndpoint route) => route.Metadata.GetMetadata<RateLimitAttribute>();

    private static bool IsAnonymous(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    // A route without a method restriction accepts all methods.
    private static bool IsChanging(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
            .Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)) ?? true;
}
