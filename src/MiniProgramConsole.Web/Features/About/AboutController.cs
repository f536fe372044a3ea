using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.About;

[AllowAnonymous]
[Route("about")]
public sealed class AboutController(Libraries libraries) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new AboutPage(libraries.All));
}
