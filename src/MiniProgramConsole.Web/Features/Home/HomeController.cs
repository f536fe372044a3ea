using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MiniProgramConsole.Web.Features.Home;

[AllowAnonymous]
public sealed class HomeController : Controller
{
    // HEAD too: it is what monitors ask.
    [HttpGet("/"), HttpHead("/")]
    public IActionResult Index() => View();
}
