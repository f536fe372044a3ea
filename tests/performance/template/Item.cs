using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Template.Data;

[Index(nameof(Modified))]
public sealed class Item
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Text { get; set; }

    public string Tagline { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    public string? Logo { get; set; }

    public DateTime Modified { get; set; }
}

public sealed class ApplicationDbContext(DbContextOptions<ApplicationDbContext> options) : IdentityDbContext(options)
{
    public DbSet<Item> Items => Set<Item>();

    /// <summary>Makes the schema, and as many rows as the console has programs.</summary>
    public async Task FillAsync(int count)
    {
        if (!await Database.EnsureCreatedAsync())
        {
            return;
        }

        Items.AddRange(Enumerable.Range(1, count).Select(number => new Item
        {
            Name = $"Item {number}",
            Text = "Order ahead, collect in the shop, and save points for your birthday.",
            Modified = DateTime.UnixEpoch.AddMinutes(number),
        }));
        await SaveChangesAsync();
    }
}
