
namespace MiniProgramConsole.Core.Images;

internal ref struct JpegBits(ReadOnlySpan<byte> file, int position)
{
    private readonly ReadOnlySpan<byte> file = file;
    private uint buffer;
    private int buffered;

    public int Position { get; private set; } = position;

    public bool Exhausted { get; private set; }

    /// <summary>At most 16 bits; zeros once the data runs out.</summary>
    public int Read(int count)
    {
        while (buffered < count)
        {
            buffer = (buffer << 8) | NextByte();
            buffered += 8;
        }

        buffered -= count;
        return (int)(buffer >> buffered) & ((1 << count) - 1);
    }

    public void Align() => buffered = 0;

    public bool SkipRestart(int number)
    {
        Align();
        SkipFill();
        if (Position + 1 >= file.Length || file[Position] != 0xFF || file[Position + 1] != 0xD0 + number)
        {
            return false;
        }

        Position += 2;
        return true;
    }

    public readonly bool IsPadding()
    {
        var position = Position;
        while (position < file.Length && file[position] == 0)
        {
            position++;
        }

        return position >= file.Length || file[position] == 0xFF;
    }

    /// <summary>Only the 1 bits that fill up the last byte may remain.</summary>
    public readonly bool IsAtEnd()
    {
        var fill = (1u << buffered) - 1;
        return buffered < 8 && (buffer & fill) == fill && (Position >= file.Length || IsMarker());
    }

    private readonly bool IsMarker() => file[Position] == 0xFF && !(Position + 1 < file.Length && file[Position + 1] == 0);

    private uint NextByte()
    {
        if (Position >= file.Length)
        {
            Exhausted = true;
            return 0;
        }

        var value = file[Position];
        if (value != 0xFF)
        {
            Position++;
            return value;
        }

        // FF 00 is a data byte FF; FF followed by anything else is a marker.
        if (Position + 1 < file.Length && file[Position + 1] == 0)
        {
            Position += 2;
            return value;
        }

        Exhausted = true;
        return 0;
    }

    private void SkipFill()
    {
        while (Position + 1 < file.Length && file[Position] == 0xFF && file[Position + 1] == 0xFF)
        {
            Position++;
        }
    }
}
