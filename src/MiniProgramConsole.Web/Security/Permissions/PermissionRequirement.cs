using Microsoft.AspNetCore.Authorization;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Permissions;

public sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
