
namespace MiniProgramConsole.Core.Images;

/// <summary>
/// Bounds how many images are decoded at once, reader and renderer together: one per processor. A logo of 4096×4096 takes
/// 64 MiB of pixels and, as a progressive JPEG, some 130 MiB besides, so that a bound on requests would not be one on memory.
/// </summary>
public sealed class DecodingGate : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    internal async Task<T> RunAsync<T>(Func<T> decode, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return decode();
        }
        finally
        {
            places.Release();
        }
    }
}
