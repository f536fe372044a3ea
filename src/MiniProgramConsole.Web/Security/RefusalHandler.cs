using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security;

/// <summary>Answers a refusal with a status instead of a redirect: 404 where the person is no member, as if nothing were there, else 403.</summary>
internal sealed class RefusalHandler(CurrentPerson person, RefusalLog refusals) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            return standard.HandleAsync(next, context, policy, authorizeResult);
        }

        context.Features.Set(authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<PermissionRequirement>().FirstOrDefault());
        context.Response.StatusCode = person.Membership is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        refusals.Log(RefusalReason.Permission);
        return Task.CompletedTask;
    }
}
