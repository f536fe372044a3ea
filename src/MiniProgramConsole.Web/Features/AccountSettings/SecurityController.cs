using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Shows with what a person signs in. Each section is a view component of its own.</summary>
[Authorize]
[Route("account/security")]
public sealed class SecurityController : Controller
{
    [HttpGet("")]
    public IActionResult Security() => View();
}
