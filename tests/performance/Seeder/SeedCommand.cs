using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Seeder;

internal sealed class SeedCommand(ConsoleDbContext database, SampleData sample)
{
    private const string Name = "seed";
    private const string Merchants = "--merchants";

    public static readonly string Usage =
        $"Say how many merchants: '{Name} {Merchants} N', where N is a whole number from 1 to {SampleData.MaxMerchants}.";

    public static int? CountIn(string[] args) => args is [Name, Merchants, { } text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 1 and <= SampleData.MaxMerchants
            ? count
            : null;

    /// <summary>Returns null, or why nothing was written.</summary>
    public async Task<string?> RunAsync(int count)
    {
        if (database.Database.IsSqlServer())
        {
            return "SQL Server is not filled: set Database__Provider to Sqlite or PostgreSql.";
        }

        if ((await database.Database.GetPendingMigrationsAsync()).FirstOrDefault() is { } first)
        {
            return $"The database lacks migrations from {first} on. Run 'dotnet MiniProgramConsole.Web.dll migrate' first.";
        }

        if (await sample.IsTakenAsync(CancellationToken.None))
        {
            return $"The database has accounts already: '{Name}' fills an empty one only.";
        }

        var watch = Stopwatch.StartNew();
        var password = await sample.FillAsync(count, CancellationToken.None);
        Console.WriteLine(
            $"Made {count} merchants, each with a workspace, three people and ten mini programs, in {watch.Elapsed.TotalSeconds:0} s.");
        Console.WriteLine($"Sign in at /account/sign-in as {SampleData.EmailOf("owner", 1)}, {SampleData.EmailOf("master", 1)}, "
            + $"{SampleData.EmailOf("developer", 1)} or with another number up to {count}.");
        Console.WriteLine($"The password of all of them, shown only now: {password}");
        return null;
    }
}
