using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Security;

/// <summary>
/// Asks again who sends the request and what they may, as they are now, and answers as to somebody who never could: sign in, 403 or 404.
/// For commands whose sender lost the session or the role while the request was under way.
/// </summary>
internal sealed class AskAgainResult : IActionResult
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

    // As the framework's middleware puts it together.
    private static async Task<AuthorizationPolicy> PolicyOfAsync(Endpoint endpoint, IAuthorizationPolicyProvider policies)
    {
        var named = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
        var required = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        foreach (var data in endpoint.Metadata.GetOrderedMetadata<IAuthorizationRequirementData>())
        {
            required.AddRequirements([.. data.GetRequirements()]);
        }

        return named is null ? required.Build() : AuthorizationPolicy.Combine(named, required.Build());
    }

    // Allowed again by now, as after being unblocked: sending once more does it.
    private static Task AllowedAfterAllAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        return Task.CompletedTask;
    }
}
