using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>All routes that change data: those described for the walk, and those of the console.</summary>
internal static partial class ChangingRoutes
{
    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        .. ChangingRoutesOfPrograms.All, .. ChangingRoutesOfForms.All, .. ChangingRoutesOfMembers.All, .. ChangingRoutesOfSettings.All,
        .. ChangingRoutesOfAccounts.All, .. ChangingRoutesOfSecurity.All, .. ChangingRoutesOfVisitors.All,
    ];

    /// <summary>The console's routes for anything except reading.</summary>
    public static IReadOnlyDictionary<string, RouteEndpoint> Of(ConsoleHost host) =>
        host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
                .Any(method => method is not ("GET" or "HEAD")) == true)
            .ToDictionary(route => Constraint().Replace(route.RoutePattern.RawText!, "{$1}"));

    /// <summary>Whether the permission table still allows the sender's remaining role.</summary>
    public static bool IsStillAllowed(this ChangingRoute route, RouteEndpoint endpoint, WalkCase loss)
    {
        var role = loss switch
        {
            WalkCase.MadeDeveloper => EffectiveRole.Developer,
            WalkCase.HandedOver when route.By != SentBy.Developer => EffectiveRole.Master,
            WalkCase.HandedOver => EffectiveRole.ProgramDeveloper,
            _ => (EffectiveRole?)null,
        };
        return role is { } left
            && endpoint.Metadata.OfType<RequiresPermissionAttribute>().All(required => PermissionTable.Allows(left, required.Permission));
    }

    [GeneratedRegex(@"\{(\w+):(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Constraint();
}
