using Microsoft.AspNetCore.Authorization;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Permissions;

/// <summary>Lets in only those whom the permission table allows the action in the workspace of the route.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Permission Permission => permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(permission)];
}
