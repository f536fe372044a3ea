using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Security;

/// <summary>All routes of the console, each with an example address.</summary>
internal static class EveryRoute
{
    public static IReadOnlyList<(string Method, RouteEndpoint Route)> Of(ConsoleHost host) =>
        [.. from route in host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            where route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
            from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            // Every route that takes GET also takes HEAD, and no other route does.
            where method != "HEAD"
            select (method, route)];

    /// <summary>Whether segments and literals fit. Constraints are not asked.</summary>
    public static bool Matches(this RouteEndpoint route, string path) =>
        new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(path, []);

    /// <summary>Fills every parameter with an existing value.</summary>
    public static string AddressOf(Team team, string invitation, RouteEndpoint route)
    {
        var logo = $"{new LogoAddress(Hashing.Sha256(UploadedFile.Logo().Content), 96)}";
        var values = new Dictionary<string, string>
        {
            ["workspace"] = team.Workspace.Code,
            ["id"] = team.Program.MiniProgramId,
            ["invitation"] = invitation,
            ["member"] = team.Person("bystander").Code,
            ["file"] = logo,
            ["status"] = "404",
            ["passkey"] = new string('a', Hashing.Length),
        };
        return "/" + string
            .Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart parameter => values[parameter.Name],
            RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException($"{route.RoutePattern.RawText} has a part of another kind."),
        }))));
    }
}
