using System.Diagnostics;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Features.Invitations;

/// <summary>Response times must not reveal to an inviter who has an account.</summary>
[Collection(nameof(Alone))]
public sealed class InviteTimeTests
{
    // A workspace may have at most 20 pending invitations.
    private const int Rounds = 9;

    // Both cases run the same statements, so only load on the machine makes a difference.
    private const double Tolerance = 0.5;

    [Theory, EachDatabase]
    public async Task Invite_AnEmailWithAnAccountAndOneWithout_TakeTheSameTime(Database database)
    {
        await using var host = await ConsoleHost.StartWithSlowPasswordsAsync(database);
        var team = await Team.OnAsync(host);
        await MeasureAsync(team, Inviting.NewEmail());
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Creating a person slows the machine down for a while, so create one before each measurement.
            var person = await host.Data.PersonAsync();
            known.Add(await MeasureAsync(team, person.Email));
            await host.Data.PersonAsync();
            unknown.Add(await MeasureAsync(team, Inviting.NewEmail()));
        }

        // The fastest of each, because load on the machine can only add time.
        var (first, second) = (known.Min(), unknown.Min());
        TestContext.Current.TestOutputHelper!.WriteLine($"Known {first:0.0} ms, unknown {second:0.0} ms");
        Assert.True(Math.Abs(first - second) < Tolerance * Math.Min(first, second), $"Known {first:0.0} ms, unknown {second:0.0} ms");
    }

    private static async Task<double> MeasureAsync(Team team, string email)
    {
        var form = await team.Owner.InviteFormAsync(team.Workspace);
        var watch = Stopwatch.StartNew();
        var answer = await team.Owner.SubmitAsync(form, Inviting.Invited(email));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.Status);
        return watch.Elapsed.TotalMilliseconds;
    }
}
