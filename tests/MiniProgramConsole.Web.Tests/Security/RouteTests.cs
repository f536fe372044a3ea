using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

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
    public async Task EveryParameterThatARouteNames_IsBoundFromTheAddress()
    {
        var named = (await EndpointsAsync())
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? [])
                .Where(parameter => endpoint.RoutePattern.GetParameter(parameter.Name) is not null)
                .Select(parameter => (Name: $"{Name(endpoint)}: {parameter.Name}", parameter.BindingInfo?.BindingSource)))
            .ToList();

        Assert.True(named.Count >= 20, $"Only {named.Count} parameters were found.");
        Assert.Empty(named.Where(parameter => parameter.BindingSource != BindingSource.Path).Select(parameter => parameter.Name));
    }

    [Theory, EachDatabase]
    public async Task FieldsAndQuery_NamingAnotherItem_DoNotOverrideTheAddress(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var other = await team.Host.CreateProgramAsync(team.Owner, team.Workspace, "青叶茶园");
        var mine = team.Program.MiniProgramId;
        var form = (await team.ProgramAdmin.GetAsync($"{Managing.Address(team.Workspace, mine)}/delete")).Form("/delete");
        form.SetAttribute("action", $"{form.GetAttribute("action")}?id={other}&workspace=zzzzzzzzzzzz");

        var answer = await team.ProgramAdmin.SubmitAsync(
            form, new Dictionary<string, string?> { ["id"] = other, ["workspace"] = "zzzzzzzzzzzz", ["TypedName"] = "not its name" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(team.Program.Details.Name!, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青叶茶园", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PermissionTable_HasEveryPermission() =>
        Assert.Equal(Enum.GetValues<Permission>(), PermissionTable.Roles.Keys.Order());

    // Outside Production the framework adds a fallback route for files. The default policy, which requires sign-in, covers it.
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
