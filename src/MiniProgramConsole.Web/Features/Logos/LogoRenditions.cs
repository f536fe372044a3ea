using Microsoft.Extensions.Caching.Memory;
using MiniProgramConsole.Core.Images;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Renditions in memory. What an address names never changes.</summary>
public sealed class LogoRenditions(LogoRenderer renderer, IMemoryCache cache)
{
    public void Keep(LogoImage image)
    {
        foreach (var (side, png) in image.Renditions)
        {
            Keep(new LogoAddress(image.Hash, side), png);
        }
    }

    /// <summary>Null if the original isn't found, which is read only if the rendition isn't in memory.</summary>
    public async Task<byte[]?> FindAsync(LogoAddress address, Func<Task<byte[]?>> readOriginal, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(address, out byte[]? kept))
        {
            return kept;
        }

        return await readOriginal() is { } original
            ? Keep(address, await renderer.RenderAsync(original, address.Side, cancellationToken))
            : null;
    }

    private byte[] Keep(LogoAddress address, byte[] png) =>
        cache.Set(address, png, new MemoryCacheEntryOptions { Size = png.Length });
}
