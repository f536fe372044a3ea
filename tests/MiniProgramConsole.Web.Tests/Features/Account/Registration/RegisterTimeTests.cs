using System.Diagnostics;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Registration;

/// <summary>Response times must not reveal who has an account.</summary>
[Collection(nameof(Alone))]
public sealed class RegisterTimeTests
{
    private const int Rounds = 15;

    // Skipping the hash would cut the time to a tenth. Load on the machine alone causes differences of about 10 percent.
    private const double Tolerance = 0.5;

    [Theory, EachDatabase]
    public async Task Register_AFreeEmailAndATakenOne_TakeTheSameTime(Database database)
    {
        await using var host = await ConsoleHost.StartWithSlowPasswordsAsync(database);
        var visitor = host.NewVisitor();
        var (free, taken) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            free.Add(await MeasureAsync(visitor, RegisterForm.NewEmail()));
            taken.Add(await MeasureAsync(visitor, (await host.Data.PersonAsync()).Email));
        }

        var (first, second) = (Median(free), Median(taken));
        TestContext.Current.TestOutputHelper!.WriteLine($"Free {first:0.0} ms, taken {second:0.0} ms");
        Assert.True(Math.Abs(first - second) < Tolerance * Math.Min(first, second), $"Free {first:0.0} ms, taken {second:0.0} ms");
    }

    private static async Task<double> MeasureAsync(Visitor visitor, string email)
    {
        var form = (await visitor.GetAsync("/account/register")).Form("/account/register");
        var watch = Stopwatch.StartNew();
        await visitor.SubmitAsync(form, RegisterForm.Valid(email));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
