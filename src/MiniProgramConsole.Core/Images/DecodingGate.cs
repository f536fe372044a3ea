
namespace MiniProgramConsole.Core.Images;

/// <summary>One decoder per processor. A 4096×4096 progressive JPEG takes about 200 MiB, so limiting requests isn't enough.</summary>
public sealed class DecodingGate : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

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
