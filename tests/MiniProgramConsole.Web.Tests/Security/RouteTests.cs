using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Security;

public sealed class RouteTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Fact]
    public async Task EveryRoute_DeclaresItsPermission()
    {
        var endpoints = await EndpointsAsync();

        Assert.True(endpoints.Count(IsAction) >= 10, "The walk found too few actions to mean anything.");
        Assert.Empty(endpoints.Where(endpoint => Declarations(endpoint) == 0).Select(Name));
    }

    [Fact]
    public async Task EveryRouteOfAWorkspace_RequiresAPermissionInIt()
    {
        var endpoints = (await EndpointsAsync()).Where(endpoint => endpoint.RoutePattern.GetParameter("workspace") is not null).ToList();

        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<RequiresPermissionAttribute>() is null
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Name));
    }

    [Fact]
    public void PermissionTable_HasEveryPermission() =>
        Assert.Equal(Enum.GetValues<Permission>(), PermissionTable.Roles.Keys.Order());

    // Outside Production the framework adds a fallback for files; the policy of whoever declares nothing, signed in, holds for it.
    private const string FileFallback = "{**path:file}";

    private async Task<List<RouteEndpoint>> EndpointsAsync()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        return [.. host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != FileFallback)];
    }

    private static int Declarations(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<IAuthorizeData>().Count() + endpoint.Metadata.OfType<IAllowAnonymous>().Count();

    private static bool IsAction(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null;

    private static string Name(RouteEndpoint endpoint) => $"{endpoint.RoutePattern.RawText} ({endpoint.DisplayName})";
}
