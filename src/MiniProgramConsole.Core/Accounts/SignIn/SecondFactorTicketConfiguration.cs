using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

internal sealed class SecondFactorTicketConfiguration : IEntityTypeConfiguration<SecondFactorTicket>
{
    public void Configure(EntityTypeBuilder<SecondFactorTicket> builder)
    {
        builder.ToTable("SecondFactorTickets");
        builder.HasKey(ticket => ticket.SecretHash);
        builder.Property(ticket => ticket.SecretHash).IsHash();
        builder.Property(ticket => ticket.StampHash).IsHash();
        builder.HasIndex(ticket => ticket.ExpiresAt);
    }
}
