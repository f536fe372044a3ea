using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.About;

/// <summary>Says what this is and whose work is in it.</summary>
[AllowAnonymous]
[Route("about")]
public sealed class AboutController(Libraries libraries) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new AboutPage(libraries.All));
}
