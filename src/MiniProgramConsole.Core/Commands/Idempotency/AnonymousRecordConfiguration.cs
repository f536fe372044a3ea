using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

internal sealed class AnonymousRecordConfiguration : IEntityTypeConfiguration<AnonymousRecord>
{
    public void Configure(EntityTypeBuilder<AnonymousRecord> builder)
    {
        builder.HasKey(record => record.Hash);
        builder.Property(record => record.Hash).IsHash();
        builder.HasIndex(record => record.At);
    }
}
