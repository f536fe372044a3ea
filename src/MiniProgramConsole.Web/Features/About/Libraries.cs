using System.Text.Json;

namespace MiniProgramConsole.Web.Features.About;

/// <summary>What the build found in the browser bundles (<c>Assets/licences.mjs</c>).</summary>
public sealed class Libraries(IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyList<Library>> all = new(() => Read(environment));

    public IReadOnlyList<Library> All => all.Value;

    private static List<Library> Read(IWebHostEnvironment environment)
    {
        using var file = environment.WebRootFileProvider.GetFileInfo("dist/licences.json").CreateReadStream();
        return JsonSerializer.Deserialize<List<Library>>(file, JsonSerializerOptions.Web)!;
    }
}
