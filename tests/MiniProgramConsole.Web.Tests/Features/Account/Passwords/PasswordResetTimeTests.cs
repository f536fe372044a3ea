using System.Diagnostics;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Passwords;

/// <summary>Response times must not reveal who has an account.</summary>
[Collection(nameof(Alone))]
public sealed class PasswordResetTimeTests
{
    private const int Rounds = 15;

    // Skipping the hash would cut the time to a tenth. Load on the machine alone causes differences of about 10 percent.
    private const double Tolerance = 0.5;

    [Theory, EachDatabase]
    public async Task ForgotAndReset_AKnownEmailAndAnUnknownOne_TakeTheSameTime(Database database)
    {
        await using var host = await ConsoleHost.StartWithSlowPasswordsAsync(database);
        var (sending, trying) = (new Times(), new Times());
        for (var round = 0; round < Rounds; round++)
        {
            await MeasureAsync(host, (await host.Data.PersonAsync()).Email, sending.Known, trying.Known);
            await MeasureAsync(host, RegisterForm.NewEmail(), sending.Unknown, trying.Unknown);
        }

        sending.AssertSame("Sending");
        trying.AssertSame("Trying");
    }

    private static async Task MeasureAsync(ConsoleHost host, string email, List<double> sending, List<double> trying)
    {
        var visitor = host.NewVisitor();
        var forgot = (await visitor.GetAsync("/account/forgot")).Form("/account/forgot");
        sending.Add(await TimeAsync(() => visitor.SubmitAsync(forgot, new Dictionary<string, string?> { ["Email"] = email })));
        var reset = (await visitor.GetAsync("/account/reset")).Form("/account/reset");
        trying.Add(await TimeAsync(() => visitor.SubmitAsync(reset, OwnAccount.Reset(email, "000000"))));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed class Times
    {
        public List<double> Known { get; } = [];

        public List<double> Unknown { get; } = [];

        public void AssertSame(string what)
        {
            var (known, unknown) = (Median(Known), Median(Unknown));
            var found = $"{what}: known {known:0.0} ms, unknown {unknown:0.0} ms";
            TestContext.Current.TestOutputHelper!.WriteLine(found);
            Assert.True(Math.Abs(known - unknown) < Tolerance * Math.Min(known, unknown), found);
        }

        private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
    }
}
