using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Template.Data;

namespace Template.Controllers;

[Authorize]
public sealed class ItemsController(ApplicationDbContext database) : Controller
{
    private const int PageSize = 10;

    public async Task<IActionResult> Index(int page = 1)
    {
        ViewData["Total"] = await database.Items.CountAsync();
        return View(await database.Items.OrderByDescending(item => item.Modified).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync());
    }
}
