using Microsoft.AspNetCore.Authorization;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Permissions;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Permission Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(permission)];
}
