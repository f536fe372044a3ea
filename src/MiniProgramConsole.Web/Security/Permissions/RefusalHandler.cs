using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Permissions;

/// <summary>404 for people who aren't members, as if nothing were there; otherwise 403.</summary>
internal sealed class RefusalHandler(CurrentPerson person, RefusalLog refusals) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (FormerSecret.IsFor(context, person))
        {
            if (!await FormerSecret.SendAgainAsync(context))
            {
                await standard.HandleAsync(next, context, policy, PolicyAuthorizationResult.Challenge());
            }

            return;
        }

        if (!authorizeResult.Forbidden)
        {
            await standard.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        context.Features.Set(authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<PermissionRequirement>().FirstOrDefault());
        context.Response.StatusCode = person.Access is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        refusals.Log(RefusalReason.Permission);
    }
}
