using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>A folder must stay small enough to take in at a glance.</summary>
public sealed class RoomTests
{
    private const int MaxFiles = 20;

    private static readonly string[] Tops = ["src", "tests"];

    private static readonly string[] NotRooms = ["bin", "obj", "node_modules", "Migrations", "Assets"];

    [Fact]
    public void EveryFolderOfCode_HasAtMost20Files()
    {
        var rooms = Rooms().ToList();

        Assert.Contains(rooms, room => room.Files > 10);
        Assert.Equal(
            "", string.Join('\n', rooms.Where(room => room.Files > MaxFiles).Select(room => $"{room.Folder}: {room.Files} files")));
    }

    private static IEnumerable<(string Folder, int Files)> Rooms() =>
        from top in Tops
        from folder in Below(Path.Combine(Repository.Root(), top))
        select (folder, Directory.EnumerateFiles(folder).Count(file => Path.GetExtension(file) is ".cs" or ".cshtml"));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(inner => !NotRooms.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
            .SelectMany(inner => Below(inner).Prepend(inner));
}
