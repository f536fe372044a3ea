using ArchUnitNET.Domain;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>
/// A top-level folder uses only the folders below it, and the rooms in a folder have no circular dependencies. <c>Data</c> is the
/// exception, because its context knows every table; reading a table through it counts as using the table's entity.
/// </summary>
public sealed class FloorTests
{
    private const string Core = "MiniProgramConsole.Core";
    private const string Web = "MiniProgramConsole.Web";
    private const string Data = "Data";

    // From the bottom up. Folders in the same group are on the same floor.
    private static readonly string[][] CoreFloors =
        [["Messages"], ["Text"], ["LaunchTargets"], ["Images"], ["Auditing", "Mail"], ["Commands"], ["Accounts"], ["Workspaces"],
            ["MiniPrograms"]];

    private static readonly string[][] WebFloors = [["Resources"], ["Security"], ["Hosting"], ["TagHelpers"], ["Features"]];

    [Theory]
    [InlineData(Core)]
    [InlineData(Web)]
    public void EveryTie_BetweenFloors_GoesDown(string project)
    {
        var floors = project == Core ? CoreFloors : WebFloors;
        var ties = Within(project).Where(tie => tie.From != tie.To && tie.From is not ("" or Data) && tie.To is not ("" or Data)).ToList();

        Assert.True(ties.Count > 50, $"Only {ties.Count} ties were found.");
        Assert.Equal("", string.Join('\n', ties.Where(tie => FloorOf(floors, tie.To) >= FloorOf(floors, tie.From)).Select(tie => tie.Of)));
    }

    [Fact]
    public void RoomsOfOneFolder_HaveNoCircularDependencies()
    {
        var folders = Tie.All.Select(tie => tie.From.Namespace.FullName)
            .Where(name => name.StartsWith("MiniProgramConsole.", StringComparison.Ordinal))
            .SelectMany(Above).Where(name => name is not (Core or Web)).Distinct().ToList();

        Assert.Contains($"{Core}.Accounts", folders);
        Assert.Equal("", string.Join('\n', folders.SelectMany(folder => CircleOf([.. Within(folder).Where(tie => tie.From != tie.To)]))));
    }

    private static int FloorOf(string[][] floors, string folder)
    {
        var floor = Array.FindIndex(floors, row => row.Contains(folder, StringComparer.Ordinal));
        return floor >= 0 ? floor : throw new InvalidOperationException($"{folder} is on no floor.");
    }

    // The ties within a folder, grouped by room. The folder's own types form a room without a name.
    private static IEnumerable<(string From, string To, Tie Of)> Within(string folder) =>
        from tie in Tie.All
        let user = RoomOf(tie.From, folder)
        let used = RoomOf(tie.To, folder)
        where user is not null && used is not null
        select (user, used, tie);

    private static string? RoomOf(IType type, string folder)
    {
        var place = type.Namespace.FullName;
        return place == folder ? ""
            : place.StartsWith($"{folder}.", StringComparison.Ordinal) ? place[(folder.Length + 1)..].Split('.')[0]
            : null;
    }

    private static IEnumerable<string> Above(string name)
    {
        for (var end = name.LastIndexOf('.'); end > 0; end = name.LastIndexOf('.', end - 1))
        {
            yield return name[..end];
        }
    }

    // Repeatedly removes rooms that use no other room or that no other room uses; what remains is a circle.
    private static IEnumerable<Tie> CircleOf(List<(string From, string To, Tie Of)> ties)
    {
        for (var before = -1; before != ties.Count;)
        {
            before = ties.Count;
            ties.RemoveAll(tie => ties.TrueForAll(other => other.From != tie.To) || ties.TrueForAll(other => other.To != tie.From));
        }

        return ties.Select(tie => tie.Of);
    }
}
