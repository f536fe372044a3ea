using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Template.Data;

namespace Template.Controllers;

[Authorize]
public sealed class ItemsController(ApplicationDbContext database, IWebHostEnvironment environment) : Controller
{
    private const int PageSize = 10;
    private const int MaxLogo = 256 * 1024;

    public async Task<IActionResult> Index(int page = 1)
    {
        ViewData["Total"] = await database.Items.CountAsync();
        return View(await database.Items.OrderByDescending(item => item.Modified).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync());
    }

    public IActionResult Create() => View();

    /// <summary>What a first version does: it looks at the logo's weight alone, and keeps it as a file.</summary>
    [HttpPost, ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(Item item, IFormFile logoFile)
    {
        if (!ModelState.IsValid || logoFile.Length > MaxLogo)
        {
            return View(item);
        }

        item.Logo = $"{Guid.NewGuid():N}.png";
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, "logos")).FullName;
        await using (var file = System.IO.File.Create(Path.Combine(folder, item.Logo)))
        {
            await logoFile.CopyToAsync(file);
        }

        item.Modified = DateTime.UtcNow;
        database.Add(item);
        await database.SaveChangesAsync();
        return RedirectToAction(nameof(Index));
    }
}
