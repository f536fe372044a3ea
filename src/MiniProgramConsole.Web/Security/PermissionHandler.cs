using Microsoft.AspNetCore.Authorization;

namespace MiniProgramConsole.Web.Security;

internal sealed class PermissionHandler(CurrentPerson person) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (person.May(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
