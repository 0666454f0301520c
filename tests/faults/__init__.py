"""What the record promises, one module for each promise, under injected faults."""
