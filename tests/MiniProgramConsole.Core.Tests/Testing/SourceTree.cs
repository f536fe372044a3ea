namespace MiniProgramConsole.Core.Tests.Testing;

/// <summary>The source files that the tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> ReadCode(string folder) => FindCode(folder).Select(File.ReadAllText);

    /// <summary>Returns the paths of C# files and views.</summary>
    public static IEnumerable<string> FindCode(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".cs" or ".cshtml"
        where !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Intersect(Made).Any()
        select path;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MiniProgramConsole.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("MiniProgramConsole.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
