using Microsoft.AspNetCore.Authorization;

namespace MiniProgramConsole.Web.Security;

public sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
