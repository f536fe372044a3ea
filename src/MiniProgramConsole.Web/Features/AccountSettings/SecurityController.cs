using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.AccountSettings;

[Authorize]
[Route("account/security")]
public sealed class SecurityController : Controller
{
    [HttpGet("")]
    public IActionResult Security() => View();
}
