using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Hosting.Pipeline;
using MiniProgramConsole.Web.Hosting.Settings;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Seeder;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (await FillAsync(args) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        return 0;
    }

    private static async Task<string?> FillAsync(string[] args)
    {
        if (args is ["logos", { } folder])
        {
            SpeedLogos.Write(folder);
            return null;
        }

        if (args is ["decode", { } file])
        {
            Console.WriteLine(SpeedLogos.MillisecondsToDecode(file).ToString("0.00", CultureInfo.InvariantCulture));
            return null;
        }

        if (SeedCommand.CountIn(args) is not { } count)
        {
            return SeedCommand.Usage;
        }

        var builder = WebApplication.CreateBuilder();
        try
        {
            builder.AddConsoleLogging().AddConsoleDatabase();
        }
        catch (ConfigurationException wrong)
        {
            return wrong.Message;
        }

        builder.Services.Configure<IdentityOptions>(ConsoleDbContext.ConfigureIdentityStores)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILookupNormalizer, MailboxNormalizer>()
            .AddSingleton<IPasswordHasher<ApplicationUser>, NormalizingPasswordHasher>()
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = SecuritySetup.PasswordIterations)
            .AddScoped<SampleData>()
            .AddScoped<SeedCommand>();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SeedCommand>().RunAsync(count);
    }
}
