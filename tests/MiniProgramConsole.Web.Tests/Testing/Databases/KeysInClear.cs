using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>
/// A database of the last version before certificates: its keys are stored in plain text, and a person signs in with an authenticator app.
/// </summary>
internal sealed class KeysInClear : IAsyncDisposable
{
    public const string Email = "person@old.example";

    private static readonly DateTime Start = new(2026, 11, 20, 8, 30, 0, DateTimeKind.Utc);

    private readonly AuthenticatorSeal seal;
    private readonly ServiceProvider protection;

    private KeysInClear(TestDatabase database)
    {
        Database = database;
        // Registered as in that version.
        var services = new ServiceCollection();
        services.AddLogging().AddScoped(_ => database.NewContext()).AddDataProtection()
            .SetApplicationName("MiniProgramConsole").PersistKeysToDbContext<ConsoleDbContext>();
        protection = services.BuildServiceProvider();
        seal = new AuthenticatorSeal(protection.GetRequiredService<IDataProtectionProvider>());
    }

    public TestDatabase Database { get; }

    /// <summary>The Base32 secret in the person's app.</summary>
    public string Secret { get; private set; } = "";

    public static async Task<KeysInClear> CreateAsync(Database kind)
    {
        var database = await TestDatabase.CreateAsync(kind, migrated: false);
        await using var context = database.NewContext();
        var before = context.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_SecondFactorTickets", StringComparison.Ordinal))
            .Last();
        await context.GetService<IMigrator>().MigrateAsync(before);
        var previous = new KeysInClear(database);
        await previous.FillAsync(context);
        return previous;
    }

    public async Task<List<string>> KeysAsync()
    {
        await using var context = Database.NewContext();
        return await context.DataProtectionKeys.OrderBy(key => key.Id).Select(key => key.Xml!).ToListAsync();
    }

    /// <summary>The person's encrypted secret.</summary>
    public async Task<string> SealedAsync()
    {
        await using var context = Database.NewContext();
        return await context.Authenticators.Select(row => row.ProtectedSecret).SingleAsync();
    }

    /// <summary>Decrypts a secret as someone with a backup of that version could.</summary>
    public string Open(string sealedSecret) => seal.Open(sealedSecret);

    /// <summary>Encrypts as that version did.</summary>
    public string Protect(string purpose, string text) =>
        protection.GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose).Protect(text);

    public async ValueTask DisposeAsync()
    {
        await protection.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task FillAsync(ConsoleDbContext context)
    {
        var password = new PasswordHasher<ApplicationUser>().HashPassword(new ApplicationUser { DisplayName = "" }, Person.Password);
        var sealedSecret = seal.SealNew();
        Secret = seal.Open(sealedSecret);
        await context.Database.OpenConnectionAsync();
        await context.InsertAsync(
            "Users", ("Code", "0123456789ab"), ("DisplayName", "Lin Wei"), ("NameSearch", "lin wei"), ("CreatedAt", Start),
            ("UserName", Email), ("NormalizedUserName", Email.ToUpperInvariant()), ("Email", Email),
            ("NormalizedEmail", Email.ToUpperInvariant()),
            ("PasswordHash", password), ("SecurityStamp", "the stamp"), ("EmailConfirmed", true), ("PhoneNumberConfirmed", false),
            ("TwoFactorEnabled", true), ("LockoutEnabled", false), ("AccessFailedCount", 0));
        var id = await context.Users.Select(user => user.Id).SingleAsync();
        await context.InsertAsync(
            "Authenticators", ("UserId", id), ("ProtectedSecret", sealedSecret), ("LastStep", 0L), ("ConfirmedAt", Start));
    }
}
