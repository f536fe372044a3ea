using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>For a sender who lost the session or role during the request: answers as if they never had it.</summary>
internal sealed class AskAgainResult(Permission? missing) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var isSignedIn = await services.GetRequiredService<RequestSession>().LoadAsync(http, http.User);
        http.User = isSignedIn ? http.User : new ClaimsPrincipal(new ClaimsIdentity());
        var authenticated = isSignedIn
            ? AuthenticateResult.Success(new AuthenticationTicket(http.User, IdentityConstants.ApplicationScheme))
            : AuthenticateResult.NoResult();
        var policy = await PolicyOfAsync(http.GetEndpoint()!, services.GetRequiredService<IAuthorizationPolicyProvider>());
        var result = await services.GetRequiredService<IPolicyEvaluator>().AuthorizeAsync(policy, authenticated, http, http);
        await services.GetRequiredService<IAuthorizationMiddlewareResultHandler>().HandleAsync(AllowedAfterAllAsync, http, policy, result);
    }

    private async Task<AuthorizationPolicy> PolicyOfAsync(Endpoint endpoint, IAuthorizationPolicyProvider policies)
    {
        var named = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
        var required = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        foreach (var data in endpoint.Metadata.GetOrderedMetadata<IAuthorizationRequirementData>())
        {
            required.AddRequirements([.. data.GetRequirements()]);
        }

        if (missing is { } permission)
        {
            required.AddRequirements(new PermissionRequirement(permission));
        }

        return named is null ? required.Build() : AuthorizationPolicy.Combine(named, required.Build());
    }

    // Allowed again by now, such as after being unblocked: sending it again works. What nobody may do stays forbidden.
    private Task AllowedAfterAllAsync(HttpContext http)
    {
        http.Features.Set(missing is { } permission ? new PermissionRequirement(permission) : null);
        http.Response.StatusCode = missing is null ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
