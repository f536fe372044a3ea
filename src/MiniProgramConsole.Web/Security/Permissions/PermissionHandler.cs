using Microsoft.AspNetCore.Authorization;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Permissions;

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
